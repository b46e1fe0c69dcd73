package dev.guidon.flag.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.flag.audit.RecordedEntry.Link;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditChainTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

    private static RecordedEntry entry(ChainEnd before, String diff) {
        RecordedEntry unhashed = with(new Link(before.position() + 1, before.hash(), ""), diff);
        return with(new Link(before.position() + 1, before.hash(), unhashed.hash()), diff);
    }

    private static RecordedEntry with(Link link, String diff) {
        return new RecordedEntry(
                link,
                new Stamp(new Actor("anna"), NOON, "why not"),
                "project.created",
                AuditedResource.project("web"),
                diff);
    }

    private static List<RecordedEntry> chain(int length) {
        List<RecordedEntry> entries = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            entries.add(entry(endOf(entries), "{\"n\":" + i + "}"));
        }
        return entries;
    }

    private static ChainEnd endOf(List<RecordedEntry> entries) {
        return entries.isEmpty()
                ? ChainEnd.START
                : new ChainEnd(entries.size(), entries.getLast().link().hash());
    }

    private static Verification follow(ChainEnd end, List<RecordedEntry> entries) {
        ChainWalk walk = new ChainWalk(end);
        entries.forEach(entry -> walk.follow(List.of(entry)));
        return walk.follow(List.of()).verification();
    }

    @Test
    void netstringsKeepTextsApart() {
        assertThat(new Netstrings().add("ab").add("").add("ü")).hasToString("2:ab,0:,2:ü,");
    }

    @Test
    void anEmptyChainHolds() {
        assertThat(follow(ChainEnd.START, List.of()).broken()).isEmpty();
    }

    @Test
    void aChainThatNobodyTouchedHolds() {
        List<RecordedEntry> entries = chain(5);

        Verification found = follow(endOf(entries), entries);

        assertThat(found.broken()).isEmpty();
        assertThat(found.reached()).isEqualTo(endOf(entries));
    }

    @Test
    void entriesThatComeDuringTheWalkAreLeftForTheNext() {
        List<RecordedEntry> entries = chain(5);
        ChainEnd early = endOf(entries.subList(0, 3));

        assertThat(follow(early, entries)).extracting(Verification::reached).isEqualTo(early);
    }

    @Test
    void aChangedEntryIsNamed() {
        List<RecordedEntry> entries = chain(5);
        entries.set(2, with(entries.get(2).link(), "{\"n\":7}"));

        assertThat(follow(endOf(entries), entries).broken())
                .contains(new ChainBreak(3, "says something else than what was hashed"));
    }

    @Test
    void anEntryThatWasRewrittenWithItsHashBreaksTheNextOne() {
        List<RecordedEntry> entries = chain(5);
        entries.set(2, entry(endOf(entries.subList(0, 2)), "{\"n\":7}"));

        assertThat(follow(endOf(entries), entries).broken())
                .contains(new ChainBreak(4, "does not carry the hash of the entry before it"));
    }

    @Test
    void aRemovedEntryIsNamed() {
        List<RecordedEntry> entries = chain(5);
        ChainEnd end = endOf(entries);
        entries.remove(2);

        assertThat(follow(end, entries).broken()).contains(new ChainBreak(3, "there is no such entry"));
    }

    @Test
    void aRemovedEndIsNamed() {
        List<RecordedEntry> entries = chain(5);
        ChainEnd end = endOf(entries);

        assertThat(follow(end, entries.subList(0, 4)).broken()).contains(new ChainBreak(5, "there is no such entry"));
    }

    @Test
    void aChainThatWasRewrittenToItsEndDoesNotEndAsNoted() {
        List<RecordedEntry> entries = chain(5);
        ChainEnd end = endOf(entries);
        entries.set(4, entry(endOf(entries.subList(0, 4)), "{\"n\":7}"));

        assertThat(follow(end, entries).broken()).contains(new ChainBreak(5, "is not the end that was noted"));
    }
}
