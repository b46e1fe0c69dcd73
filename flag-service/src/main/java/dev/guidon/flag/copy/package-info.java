/// Settings of flags brought to other flags, environments and projects: clones, copies in whole or in part, and what
/// differs. What does not fit where it is to go is said for each flag, and then nothing is copied.
@NullMarked
package dev.guidon.flag.copy;

import org.jspecify.annotations.NullMarked;
