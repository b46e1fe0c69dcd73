/// Sufficient statistics, estimators and tests for experiments, as immutable values.
/// Statistics add up and can be taken back, so a stream keeps them; estimates are computed from them on read.
/// Knows nothing of services, streams or storage: the JDK and one library for special functions are all it sees.
/// Nothing here is random, reads a clock or holds state, so every number can be reproduced from its inputs.
@NullMarked
package dev.guidon.stats;

import org.jspecify.annotations.NullMarked;
