/// Tests of where calls may lead.
@NullMarked
package dev.guidon.flag.adapter.http;

import org.jspecify.annotations.NullMarked;
