/// Moving traffic to the better arms while the experiment runs, and finding the best one. Everything is computed,
/// nothing is drawn: the same state gives the same weights.
@NullMarked
package dev.guidon.stats.bandit;

import org.jspecify.annotations.NullMarked;
