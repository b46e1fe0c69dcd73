/// Topics that several services share, and a producer that never makes its caller wait.
@NullMarked
package dev.guidon.kit.adapter.kafka;

import org.jspecify.annotations.NullMarked;
