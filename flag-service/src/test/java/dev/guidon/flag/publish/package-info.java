/// Tests without a framework or a server.
@NullMarked
package dev.guidon.flag.publish;

import org.jspecify.annotations.NullMarked;
