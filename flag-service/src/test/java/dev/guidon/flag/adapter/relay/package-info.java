/// Tests without a framework or a server.
@NullMarked
package dev.guidon.flag.adapter.relay;

import org.jspecify.annotations.NullMarked;
