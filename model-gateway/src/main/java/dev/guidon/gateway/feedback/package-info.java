/// What callers think of answers: numbers that become events of the unit that the answer was for.
/// Acknowledged only when they are safe.
@NullMarked
package dev.guidon.gateway.feedback;

import org.jspecify.annotations.NullMarked;
