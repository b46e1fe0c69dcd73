/// Calls to servers that others name: only where they may lead, with an end in time, and nothing believed.
@NullMarked
package dev.guidon.flag.adapter.http;

import org.jspecify.annotations.NullMarked;
