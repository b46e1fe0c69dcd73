/// Planning: how many units an experiment needs, what effect a number of units can show, and how long a running
/// experiment still takes. Uses the same standard errors and boundaries as the analysis, so that a plan keeps what
/// it promises.
@NullMarked
package dev.guidon.stats.plan;

import org.jspecify.annotations.NullMarked;
