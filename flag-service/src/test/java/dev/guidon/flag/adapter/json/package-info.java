/// Tests without a framework or a server.
@NullMarked
package dev.guidon.flag.adapter.json;

import org.jspecify.annotations.NullMarked;
