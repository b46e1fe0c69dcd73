/// Tests of flagd's command line.
@NullMarked
package dev.guidon.evaluation.command;

import org.jspecify.annotations.NullMarked;
