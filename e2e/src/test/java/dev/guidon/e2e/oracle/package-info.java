/// What results must be: plain passes over what a test did, and textbook statistics.
/// Shares no code with the services, so that an error cannot be on both sides.
@NullMarked
package dev.guidon.e2e.oracle;

import org.jspecify.annotations.NullMarked;
