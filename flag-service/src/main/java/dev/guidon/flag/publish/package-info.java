/// How changes of an environment reach its readers. A change gets the next sequence and waits in the outbox, in the
/// transaction that makes it; a relay per destination takes it from there, in order, at least once. Destinations do
/// not wait for each other.
@NullMarked
package dev.guidon.flag.publish;

import org.jspecify.annotations.NullMarked;
