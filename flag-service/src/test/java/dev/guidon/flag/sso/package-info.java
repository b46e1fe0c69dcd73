/// Tests without a framework or a server.
@NullMarked
package dev.guidon.flag.sso;

import org.jspecify.annotations.NullMarked;
