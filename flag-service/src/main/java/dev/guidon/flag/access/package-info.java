/// Who may do what: organizations with members, groups, policies and tokens, and the decision over one request.
/// Knows resources by their names only, never what is in them, and nothing of HTTP.
@NullMarked
package dev.guidon.flag.access;

import org.jspecify.annotations.NullMarked;
