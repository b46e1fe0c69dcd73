/// The rules of architecture that every service keeps, in one place, each with its reason.
///
/// A service names its package and runs them; what a rule forbids, and why, stands in the failure. Rules know names
/// of packages and annotations as text, so no framework is needed to check that nobody uses one.
@NullMarked
package dev.guidon.testkit.architecture;

import org.jspecify.annotations.NullMarked;
