/// Tests of YAML as trees of JSON.
@NullMarked
package dev.guidon.flag.adapter.yaml;

import org.jspecify.annotations.NullMarked;
