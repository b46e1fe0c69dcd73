/// Segments: named sets of subjects that flags and other segments ask for, in one environment or in all of a project.
/// What they are, how they change, who refers to them, and the long lists of units that belong to them.
@NullMarked
package dev.guidon.flag.segment;

import org.jspecify.annotations.NullMarked;
