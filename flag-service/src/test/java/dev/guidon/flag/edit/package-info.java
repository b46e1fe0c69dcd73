/// Tests without a framework or a server.
@NullMarked
package dev.guidon.flag.edit;

import org.jspecify.annotations.NullMarked;
