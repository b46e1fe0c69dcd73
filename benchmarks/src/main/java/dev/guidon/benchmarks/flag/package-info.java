/// What every benchmark decides: one flag with five rules and the people it is decided for, in our own values here
/// and in the documents of each peer among the resources.
@NullMarked
package dev.guidon.benchmarks.flag;

import org.jspecify.annotations.NullMarked;
