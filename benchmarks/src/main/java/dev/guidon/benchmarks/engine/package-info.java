/// How long one thread takes for a decision, and what it allocates: Guidon's engine beside two others on the same flag
/// and the same person. Also what a large ruleset costs to compile, to change and to hold.
@NullMarked
package dev.guidon.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
