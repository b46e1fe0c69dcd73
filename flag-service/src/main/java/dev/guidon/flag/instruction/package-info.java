/// Instructions: the one vocabulary in which a change of a configuration is told, whether somebody asks for it or reads
/// what another did. Pure values; knows neither documents nor stores.
@NullMarked
package dev.guidon.flag.instruction;

import org.jspecify.annotations.NullMarked;
