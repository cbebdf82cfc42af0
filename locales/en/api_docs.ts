import type { apiDocs as danish } from "../da/api_docs.ts";

export const apiDocs = {
  title: "REST API",
  text: "Every call as OpenAPI 3.1 describes it.",
  document: "Get the OpenAPI description",
  groups: {
    auth: "Log in",
    me: "Me",
    customers: "Customers",
    services: "Services",
    sales: "Sales",
    statistics: "Figures",
    calendar: "Calendar",
    health: "Operations",
  },
  shapes: "Shapes",
  parameters: "Parameters",
  body: "Body",
  answers: "Answers",
  field: "Field",
  type: "Type",
  meaning: "Meaning",
  required: "required",
  needs: (permission: string) => `Your role must be allowed to ${permission}.`,
  open: "Without an access token.",
} satisfies typeof danish;
