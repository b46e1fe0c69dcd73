package dev.guidon.flag.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PageTest {
    private final Page.Request two = new Page.Request(2, "");

    @Test
    void aFullPageWithMoreBehindItNamesTheNext() {
        assertThat(Page.of(two, List.of("a", "b", "c"), Function.identity()).next())
                .contains("b");
    }

    @Test
    void theLastPageNamesNone() {
        assertThat(Page.of(two, List.of("a", "b"), Function.identity()).next()).isEmpty();
    }

    @Test
    void anEmptyPageNamesNone() {
        assertThat(Page.of(two, List.<String>of(), Function.identity()).next()).isEmpty();
    }
}
