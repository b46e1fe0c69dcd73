/// When a unit that meets an experiment is worth an exposure. Shared by all services that draw units, so that the
/// records of several instances count as one.
@NullMarked
package dev.guidon.kit.exposure;

import org.jspecify.annotations.NullMarked;
