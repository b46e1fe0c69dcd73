/// The model gateway: callers name a route, a flag chooses the model version, the call is passed through and recorded.
/// Directly in this package stands only what ties the parts together.
@NullMarked
package dev.guidon.gateway;

import org.jspecify.annotations.NullMarked;
