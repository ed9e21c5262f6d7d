import { z } from 'zod';
import { changeRole, removeMember } from '@/lib/server/members';
import { route } from '@/lib/server/route';
import { memberParams } from '@/lib/server/route-params';
import { roles } from '@/lib/team/role';

export const PATCH = route({
  access: 'owner',
  params: memberParams,
  body: z.object({ role: z.enum(roles) }),
  handle: ({ params, body }) => changeRole(params.memberId, body.role),
});

export const DELETE = route({ access: 'owner', params: memberParams, handle: ({ params }) => removeMember(params.memberId) });
