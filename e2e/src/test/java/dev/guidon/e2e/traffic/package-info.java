/// Clients that go on while parts of the platform die, each with the patience that such a client has.
/// They note what was acknowledged and what failed; what that may be stands in the test.
@NullMarked
package dev.guidon.e2e.traffic;

import org.jspecify.annotations.NullMarked;
