/// Providers of models, and the way of a call to one of them and back: deadlines, back-pressure, cancelling.
@NullMarked
package dev.guidon.gateway.adapter.upstream;

import org.jspecify.annotations.NullMarked;
