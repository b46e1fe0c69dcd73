/// Organizations: tenants that share an installation and know nothing of each other. Every project belongs to one for
/// good, and each has an audit trail of its own.
@NullMarked
package dev.guidon.flag.organization;

import org.jspecify.annotations.NullMarked;
