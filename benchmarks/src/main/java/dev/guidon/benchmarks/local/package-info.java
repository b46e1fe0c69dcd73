/// Programs of this machine that a benchmark starts and stops: the servers that services need, and the services.
@NullMarked
package dev.guidon.benchmarks.local;

import org.jspecify.annotations.NullMarked;
