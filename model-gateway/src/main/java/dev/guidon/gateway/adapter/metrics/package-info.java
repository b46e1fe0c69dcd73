/// The figures of calls, by their names: the one place where metrics of calls and their labels are declared.
@NullMarked
package dev.guidon.gateway.adapter.metrics;

import org.jspecify.annotations.NullMarked;
