/// Tests of the audit trail that need no service.
@NullMarked
package dev.guidon.flag.audit;

import org.jspecify.annotations.NullMarked;
