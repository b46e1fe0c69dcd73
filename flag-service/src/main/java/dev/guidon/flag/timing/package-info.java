/// When something happens again: calendars of people, with their time zones and their changes to and from summer time.
@NullMarked
package dev.guidon.flag.timing;

import org.jspecify.annotations.NullMarked;
