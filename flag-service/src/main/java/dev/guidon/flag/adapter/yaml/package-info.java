/// YAML that people keep in repositories, as trees of JSON and back. What it means is not known here.
@NullMarked
package dev.guidon.flag.adapter.yaml;

import org.jspecify.annotations.NullMarked;
