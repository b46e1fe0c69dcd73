package dev.guidon.evaluation.adapter.ofrep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.guidon.evaluation.decide.FlagdFlags;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Entity tags of bulk answers. A tag covers everything that an answer depends on: the flags as the caller may see them
/// and the whole context, in whatever order its fields came. So a tag
/// that still holds is found without deciding a single flag.
@ApplicationScoped
class EntityTags {
    private final ObjectMapper json;
    private final ObjectWriter sorted;

    EntityTags(ObjectMapper json) {
        this.json = json;
        this.sorted = json.writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    /// A strong tag, with its quotes.
    ///
    /// @param added to the context by this server
    String of(FlagdFlags flags, JsonNode context, Map<String, String> added) {
        MessageDigest digest = sha256();
        digest.update((flags.mark() + '\n' + new TreeMap<>(added) + '\n').getBytes(StandardCharsets.UTF_8));
        return '"' + HexFormat.of().formatHex(digest.digest(canonical(context)), 0, 16) + '"';
    }

    /// What the flags alone are told by, whoever asks; with its quotes.
    String of(FlagdFlags flags) {
        byte[] mark = flags.mark().getBytes(StandardCharsets.UTF_8);
        return '"' + HexFormat.of().formatHex(sha256().digest(mark), 0, 16) + '"';
    }

    private byte[] canonical(JsonNode context) {
        try {
            return sorted.writeValueAsBytes(json.treeToValue(context, Object.class));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what was JSON is writable", impossible);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /// Whether `ifNoneMatch` names `tag`: a list, `*`, weak tags, tags without quotes, and tags that a compressing
    /// proxy has marked all count.
    static boolean matches(@Nullable String ifNoneMatch, String tag) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String candidate : ifNoneMatch.split(",", -1)) {
            String one = bare(candidate.strip());
            if (one.equals("*") || one.equals(bare(tag))) {
                return true;
            }
        }
        return false;
    }

    private static String bare(String tag) {
        String strong = tag.startsWith("W/") ? tag.substring(2) : tag;
        String unquoted = strong.replace("\"", "");
        return unquoted.endsWith("-gzip") ? unquoted.substring(0, unquoted.length() - 5) : unquoted;
    }
}
