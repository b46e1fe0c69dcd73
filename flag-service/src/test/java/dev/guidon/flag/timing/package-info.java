/// Tests of calendars.
@NullMarked
package dev.guidon.flag.timing;

import org.jspecify.annotations.NullMarked;
