package ebb.serve.agent;

import ebb.serve.access.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Something that an agent can ask.
 *
 * @param name in snake case
 * @param description for the agent: what it answers, and what it needs
 * @param parameters in their order
 * @param roles that may ask
 * @param answer works the answer out
 */
record AgentTool(String name, String description, List<Parameter> parameters, Set<Role> roles, Answer answer) {
    static final Set<Role> EVERYBODY = Set.of(Role.values());
    static final Set<Role> WHO_READS_CUSTOMERS = Set.of(Role.MARKETING);

    /** Works an answer out. */
    interface Answer {
        Object of(Role role, Arguments arguments);
    }

    /**
     * A parameter.
     *
     * @param type of JSON Schema
     * @param need whether a call must give it
     */
    record Parameter(String name, String type, Need need, String description) {
        static Parameter required(String name, String type, String description) {
            return new Parameter(name, type, Need.REQUIRED, description);
        }

        static Parameter optional(String name, String type, String description) {
            return new Parameter(name, type, Need.OPTIONAL, description);
        }
    }

    /** Whether a call must give a parameter. */
    enum Need {
        REQUIRED,
        OPTIONAL
    }

    /** The parameters as JSON Schema. */
    Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            Map<String, Object> property = new LinkedHashMap<>();
            property.put("type", parameter.type());
            property.put("description", parameter.description());
            if (parameter.type().equals("array")) {
                property.put("items", Map.of("type", "string"));
            } else if (parameter.type().equals("object")) {
                property.put("additionalProperties", Map.of("type", "string"));
            }
            properties.put(parameter.name(), property);
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put(
                "required",
                parameters.stream()
                        .filter(parameter -> parameter.need() == Need.REQUIRED)
                        .map(Parameter::name)
                        .toList());
        schema.put("additionalProperties", false);
        return schema;
    }

    Set<String> names() {
        return Set.copyOf(parameters.stream().map(Parameter::name).toList());
    }
}
