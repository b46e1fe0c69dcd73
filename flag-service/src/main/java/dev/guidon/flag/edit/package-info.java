/// Authoring of flags: a project's definitions and, in each environment, a versioned configuration.
/// Drafts are what an author wrote; only what was read against its surroundings becomes a flag.
@NullMarked
package dev.guidon.flag.edit;

import org.jspecify.annotations.NullMarked;
