/// Tests without a framework or a server.
@NullMarked
package dev.guidon.flag.adapter.postgres;

import org.jspecify.annotations.NullMarked;
