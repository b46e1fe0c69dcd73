/// The outside world of this service: protocols it speaks, providers it calls, stores it needs.
@NullMarked
package dev.guidon.gateway.adapter;

import org.jspecify.annotations.NullMarked;
