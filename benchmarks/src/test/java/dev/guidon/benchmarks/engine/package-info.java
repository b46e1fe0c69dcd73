/// Whether the engines that are compared do the same work.
@NullMarked
package dev.guidon.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
