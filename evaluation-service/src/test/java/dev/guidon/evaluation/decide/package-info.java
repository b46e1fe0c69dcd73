/// Tests of what decides, without servers.
@NullMarked
package dev.guidon.evaluation.decide;

import org.jspecify.annotations.NullMarked;
