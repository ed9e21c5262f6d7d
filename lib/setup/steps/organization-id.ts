import { sources } from '@/lib/setup/sources';
import type { StepContent } from '@/lib/setup/step';

/** Onramp learns which organization is meant. */
export const organizationId: StepContent = {
  id: 'organization-id',
  name: 'Organization ID',
  title: 'Copy your Organization ID',
  summary: 'Copy one value',
  lead: 'It tells Okta which Webex organization to fill. It is not a secret.',
  place: 'control-hub',
  seconds: 30,
  path: { app: 'Control Hub', labels: ['Account', 'Company Information', 'Organization ID'], source: sources.communityGuide },
  older: {
    summary: 'My Control Hub looks different',
    text: 'In older layouts, select your organization’s name. The ID is next to *Company Information*.',
    path: { app: 'Control Hub', labels: ['Your organization’s name', 'Company Information', 'Organization ID'], source: sources.article },
  },
  sketch: {
    title: 'Where to look in Control Hub',
    description:
      'Sketch of Control Hub: Account in the left menu, then the Company Information card, then the Organization ID row with its copy icon',
    caption: 'The numbers match the path. Use the copy icon at *3*, so that no character is lost.',
    address: 'admin.webex.com',
    menu: [{}, {}, {}, { label: 'Account', spot: 1 }, {}],
    tabs: [],
    card: {
      title: 'Company Information',
      spot: 2,
      rows: [
        { kind: 'text', label: 'Company name' },
        { kind: 'text', label: 'Country' },
        { kind: 'copy', label: 'Organization ID', value: 'a35bfbc6-…', spot: 3 },
        { kind: 'text', label: 'Sales manager' },
      ],
    },
  },
  orders: [],
  items: [],
  statement: null,
  success: null,
  pitfalls: [],
};
