/// Processes: the services as they are packaged and the servers that they need, to be started, killed and started
/// again. Knows how a service is configured, and nothing of what it does.
@NullMarked
package dev.guidon.e2e.platform;

import org.jspecify.annotations.NullMarked;
