/// Tests of webhooks without a server.
@NullMarked
package dev.guidon.flag.webhook;

import org.jspecify.annotations.NullMarked;
