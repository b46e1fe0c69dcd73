/// Webhooks: other systems are told of changes over HTTP. What is told is derived from the audit trail, in the
/// transaction of the change, so that no change is forgotten; it is delivered at least once. Knows neither documents
/// nor protocols.
@NullMarked
package dev.guidon.flag.webhook;

import org.jspecify.annotations.NullMarked;
