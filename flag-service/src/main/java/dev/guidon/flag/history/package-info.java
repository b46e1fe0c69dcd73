/// What a configuration was: every version of it, who made it, and what lies between two of them. History is read and
/// never written here; going back to a version is a change like any other.
@NullMarked
package dev.guidon.flag.history;

import org.jspecify.annotations.NullMarked;
