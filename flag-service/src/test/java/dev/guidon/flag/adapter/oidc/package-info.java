/// Tests without a framework or a server.
@NullMarked
package dev.guidon.flag.adapter.oidc;

import org.jspecify.annotations.NullMarked;
