/// flagd's command line, in this service's configuration.
@NullMarked
package dev.guidon.evaluation.command;

import org.jspecify.annotations.NullMarked;
