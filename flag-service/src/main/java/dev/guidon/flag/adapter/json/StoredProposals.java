package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guidon.flag.approval.Plan;
import dev.guidon.flag.approval.Proposal.Change;
import dev.guidon.flag.edit.EnvironmentAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/// Reads and writes the documents of proposals that the database keeps.
@ApplicationScoped
public class StoredProposals {
    private final ObjectMapper mapper;
    private final PatchSources sources;

    StoredProposals(ObjectMapper mapper, PatchSources sources) {
        this.mapper = mapper;
        this.sources = sources;
    }

    public String write(List<Change> changes) {
        return ProposalJson.write(changes).toString();
    }

    /// @param address of the request
    public List<Change> changes(String document, EnvironmentAddress address) {
        return StreamSupport.stream(tree(document).spliterator(), false)
                .map(stored -> ProposalJson.change(stored, address, sources))
                .toList();
    }

    public String write(Plan plan) {
        return ProposalJson.write(plan).toString();
    }

    public Plan plan(String document) {
        return ProposalJson.plan(tree(document));
    }

    private JsonNode tree(String document) {
        try {
            return mapper.readTree(document);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a stored document is no JSON", unreadable);
        }
    }
}
