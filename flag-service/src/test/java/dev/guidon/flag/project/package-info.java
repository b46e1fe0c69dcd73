/// Tests without a framework or a server.
@NullMarked
package dev.guidon.flag.project;

import org.jspecify.annotations.NullMarked;
