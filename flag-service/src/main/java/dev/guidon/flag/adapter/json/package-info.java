/// Flags as JSON documents: what authors send and get, and what the database keeps.
/// Reading is strict and finds everything that is wrong in one pass. Knows neither HTTP nor the database.
@NullMarked
package dev.guidon.flag.adapter.json;

import org.jspecify.annotations.NullMarked;
